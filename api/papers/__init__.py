"""What a meeting takes along: workbooks whose cells are the figures that the routes answer."""
