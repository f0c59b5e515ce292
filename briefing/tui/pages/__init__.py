"""How each view looks: State -> blocks. Pure; roles, not colours."""
