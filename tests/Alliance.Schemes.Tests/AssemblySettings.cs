[assembly: Parallelizable(ParallelScope.All), LevelOfParallelism(2), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
