"""The ground floor: what every room stands on. Order, top to bottom: messaging, schedule, consent,
people, access, audit, accounts, orgs, kernel."""
