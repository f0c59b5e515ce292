"""Dates as feeds write them, read to instants in UTC."""
