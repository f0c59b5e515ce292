"""What pages and agencies add to a text: credits, captions, invitations, datelines, stamps."""
