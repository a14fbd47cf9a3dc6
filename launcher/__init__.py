"""The launcher behind `./dev`: standard library only, because it runs before anything is there."""
