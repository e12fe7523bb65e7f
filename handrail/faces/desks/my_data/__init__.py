"""A participant's copy and removal, and the manager's page about records that may go."""
