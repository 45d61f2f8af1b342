// The styles of Mantine's form controls, for the routes that have forms.
import '@mantine/core/styles/Input.layer.css';
