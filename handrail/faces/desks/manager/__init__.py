"""The manager's desk: the programme today, people, staff, intake and import.

The office sees names, contact points, coaches and dates. Check-ins, notes, steps and contacts are
not on any page of this desk; the policy table gives the manager no such capability.
"""
