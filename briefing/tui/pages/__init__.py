"""What each view shows: functions from the state to blocks of text. Pure; roles, not colours."""
