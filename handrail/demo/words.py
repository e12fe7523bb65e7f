"""The invented people and what they say. Nobody here is real."""

from __future__ import annotations

PEOPLE = (
    "Ana Marlow", "Jorge Tamsin", "Kim Parrish", "Dee Whitlow", "Rosa Lindgren", "Malik Underhill",
    "Tess Garrow", "Owen Fairley", "Lena Okoro", "Sam Brightwell", "Nadia Voss", "Curtis Hale",
    "Imani Rowe", "Pete Sandoval", "Grace Ekström", "Luis Ferreira", "Hana Mori", "Dale Whitaker",
    "Yara Haddad", "Ben Oakley", "Carla Nunes", "Theo Marsh", "Ruth Abara", "Eli Stone",
    "Marta Kowal", "Andre Bishop", "June Harlan", "Victor Pell", "Simone Drake", "Gus Moreno",
    "Faith Lowry", "Noor Rahman", "Walt Jessup", "Ivy Castell", "Troy Banner", "Elena Ruiz",
    "Cody Marsden", "Bea Holloway", "Samir Aziz", "Joy Pettit",
)  # fmt: skip
COACHES = ("Ben Keller", "Dana Ortiz", "Marcus Lee", "Priya Nair", "Tom Hasek", "Alma Reyes")
SUPERVISORS = ("Carol Winter", "Felix Amadi")
MANAGER = "Mona Estrada"
AUDITOR = "Andy Brandt"
SITES = (("Main Street", "America/New_York"), ("Riverside", "America/Chicago"))

STRENGTHS = (
    "being there for my daughter", "fixes anything", "sings", "asks for help early", "up early",
    "good with animals", "keeps a promise", "makes people laugh", "cooks for others", "calm",
    "knows the bus lines by heart", "speaks three languages", "never gives up a garden",
)  # fmt: skip
PATHWAYS = (
    ("", ""), ("twelve_step", ""), ("groups", "SMART on Mondays"), ("faith family", ""),
    ("medication treatment", ""), ("moving", "The gym, and running with my brother."),
    ("own_way", "My own way, one door at a time."), ("culture", ""), ("", ""),
)  # fmt: skip
STEPS = (
    ("Call the housing office on Wednesday, with the list in my hand.", "I want a door of my own."),
    ("Walk to the river twice this week.", "I sleep better after it."),
    ("Ask my sister to keep my card on payday.", "Fridays are hard."),
    ("Go to one new meeting.", "I do not want to sit at home at night."),
    ("Cook one meal for my daughter.", "She likes it when I cook."),
    ("Write down three questions for the clinic.", "I forget them when I am there."),
    ("Pick up the bus pass.", "Then I can get to work on my own."),
    ("Phone one friend who is in recovery.", "It gets quiet on Sundays."),
    ("Sort the letters into two piles.", "The pile scares me."),
    ("Go to bed before midnight on two nights.", "Tired days are my hard days."),
    ("Take my guitar to the centre.", "I used to be good at this."),
    ("Read the job page and mark one job.", "I want to work with my hands again."),
)
NOTES = (
    "Slept well, so the day was lighter.", "Long shift. Glad it is over.",
    "I was angry at the phone company.", "The kids made me laugh.", "Quiet day. That was fine.",
    "I walked past the old place and kept going.", "Rain all day and I stayed in.",
    "My boss said thank you.", "I missed my brother today.", "Made soup for the whole floor.",
)  # fmt: skip
HELPED = ("a walk", "calling Ben", "music", "the meeting", "my dog", "tea, and bed")
WORKED = (
    "Going in the morning, before I could think about it.", "Having the list in my hand.",
    "Texting first.", "Doing it with somebody.", "Small. It was small enough.",
)  # fmt: skip
DID_NOT = (
    "The evening was too late for it.", "I waited for the right mood.", "Too many things at once.",
    "The office was closed.", "Nothing. It went fine.",
)  # fmt: skip
CHANGE = (
    "Do it on Tuesday morning.", "Ask Dana to sit with me while I call.", "Half of it is enough.",
    "Keep it just as it is.", "Put it on the fridge door.",
)  # fmt: skip
WINS = (
    "Told my sister the truth about March.", "First pay slip.", "Thirty nights in my own bed.",
    "Said no on Friday and meant it.", "Made the call I was afraid of.", "Laughed out loud.",
    "Paid the first part of the fine.", "Went to the school play.", "Slept seven hours.",
)  # fmt: skip
CONTACT_NOTES = (
    "Reviewed the week: the list helped, the morning did not. Next: call on Wednesday.",
    "Just listened. Long week at work.", "Talked about the new shift and what it does to sleep.",
    "Went to the noon meeting together and had coffee after.", "Celebrated the pay slip.",
    "Looked at the bus times for the clinic.", "Practiced the call to the landlord.",
    "Short call from the parking lot. In good spirits.", "Left a message, said no hurry.",
)  # fmt: skip
HEARD = ("You can be tired and still stay.", "Nobody does Monday alone.", "One door at a time.")
MEANS = ("I do not have to be fresh to come.", "I can call before it gets hard.", "Slow is fine.")
MEETINGS = (
    ("Early Risers", 0, "07:00"), ("Noon at the Library", 0, "12:00"),
    ("Tools and Talk", 1, "18:30"), ("Women's Circle", 1, "19:00"), ("River Walk", 2, "17:30"),
    ("Open Door", 2, "20:00"), ("Noon at the Library", 3, "12:00"),
    ("Grupo Esperanza", 3, "19:00"), ("Friday Night In", 4, "20:00"),
    ("Saturday Breakfast", 5, "08:30"), ("Music Night", 5, "19:30"),
    ("Sunday Together", 6, "17:00"),
)  # fmt: skip
