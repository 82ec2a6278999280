"""What Arabic writing asks of a reader: folding, words with their clitics, glued words, sentences."""
