package dev.cachet.memory;

class MemoryPowerCutTest extends MemoryScenario {}
