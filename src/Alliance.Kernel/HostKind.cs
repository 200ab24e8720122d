namespace Alliance.Kernel;

/// <summary>What a host name stands for. Endpoints and pages say on which kind they answer; elsewhere they don't exist (404).</summary>
[Flags]
public enum HostKind
{
    /// <summary>The bare base domain: the public page of the network, no organisation, no sign-in.</summary>
    Network = 1,

    /// <summary>A regional platform.</summary>
    Platform = 2,

    /// <summary>The national body.</summary>
    Alliance = 4,

    /// <summary>Every organisation, of either kind.</summary>
    AnyOrganisation = Platform | Alliance,

    All = Network | Platform | Alliance,
}

/// <summary>Where an endpoint or page answers. An endpoint without it answers on no host: forgetting it fails closed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnswersOnAttribute(HostKind kinds) : Attribute
{
    public HostKind Kinds { get; } = kinds;
}
