namespace Alliance.Tenancy.Registry;

/// <summary>Secrets that all replicas of a deployment share and nobody has to configure: made once, kept in the registry's database.</summary>
public interface IDeploymentSecrets
{
    /// <summary>The secret of that name. Of two replicas that create it at once one wins, and both get the winner's.</summary>
    Task<string> GetOrCreate(string name, Func<string> create);
}
