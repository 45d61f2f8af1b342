import { Button, createTheme, InputBase, type MantineColorsTuple, TextInput } from '@mantine/core';
import controls from './controls.module.css';

const spruce: MantineColorsTuple = [
  '#eef7f5',
  '#dcedea',
  '#b5dcd6',
  '#7fd0c3',
  '#4fb3a6',
  '#2b9488',
  '#17786f',
  '#0f5f59',
  '#0c4b47',
  '#083532',
];

/** Our design on Mantine; what CSS alone can say is in tokens.css and controls.module.css. */
export const theme = createTheme({
  colors: { spruce },
  primaryColor: 'spruce',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: "'Figtree Variable', 'Figtree Fallback', system-ui, sans-serif",
  headings: { fontFamily: 'inherit', fontWeight: '680' },
  defaultRadius: 'md',
  radius: { sm: '0.375rem', md: '0.625rem', lg: '1rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'filled' },
      classNames: { root: controls.button, label: controls.buttonLabel },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'md' }, classNames: controlClasses() }),
    InputBase: InputBase.extend({ defaultProps: { size: 'md' }, classNames: controlClasses() }),
  },
});

function controlClasses() {
  return { input: controls.input, label: controls.label, description: controls.help, error: controls.error };
}
