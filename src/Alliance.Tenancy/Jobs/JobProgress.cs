namespace Alliance.Tenancy.Jobs;

/// <summary>For a job whose step takes long: what it says here is shown to operators until its turn ends.</summary>
public sealed class JobProgress : IProgress<string>
{
    internal Action<string>? Tell { get; set; }

    public void Report(string value) => Tell?.Invoke(value);
}
