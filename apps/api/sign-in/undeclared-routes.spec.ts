import { Controller, Get, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Allowed } from '#apps/api/sign-in/allowed';
import { findUndeclaredRoutes, mustDeclareEveryRoute } from '#apps/api/sign-in/undeclared-routes';

@Controller('open')
class Declared {
  @Get()
  @Allowed('anybody')
  see(): string {
    return this.help();
  }

  help(): string {
    return '';
  }
}

@Controller('forgotten')
class Forgotten {
  @Get()
  @Allowed('runs.read')
  see(): string {
    return '';
  }

  @Post()
  change(): string {
    return '';
  }
}

it('finds the route that does not say who may use it, and nothing that is no route', async () => {
  const module = await Test.createTestingModule({ controllers: [Declared, Forgotten] }).compile();
  expect(findUndeclaredRoutes(module)).toEqual(['Forgotten.change']);
  expect(() => mustDeclareEveryRoute(module)).toThrow('Forgotten.change');
});
