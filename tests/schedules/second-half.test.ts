import { randomLives } from './random-lives.ts';

randomLives(1, 2);
