import { randomLives } from './random-lives.ts';

randomLives(0, 2);
