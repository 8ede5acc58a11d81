"""What is true and what may happen: task forces, projects and cases, their facts and rules."""
