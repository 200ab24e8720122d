namespace Alliance.EndToEnd.Tests.Hosting;

/// <summary>One host for all tests that only read: nobody changes what it keeps, and its start is paid once.</summary>
internal static class ReadingHost
{
    private static readonly Lazy<Task<RunningHost>> _host = new(() => RunningHost.Start());

    public static Task<RunningHost> Get() => _host.Value;

    public static async Task Stop()
    {
        if (_host.IsValueCreated) await (await _host.Value).DisposeAsync();
    }
}
