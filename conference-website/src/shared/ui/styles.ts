// Only what is used, each in its cascade layer, so that our own styles win whatever the order of the chunks is.
// In the same file as the design's tokens: a new component of Mantine needs its line here.
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Button.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import './theme-variables.css';
import './tokens.css';
