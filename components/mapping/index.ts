export { MappingApp } from './MappingApp.tsx';
export { type MappingProps, MappingScreen } from './MappingScreen.tsx';
