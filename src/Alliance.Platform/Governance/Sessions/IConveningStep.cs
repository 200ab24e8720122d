namespace Alliance.Platform.Governance.Sessions;

/// <summary>What is done when members are called together, in the same transaction and once the fact is stored; by the folder that writes to them, which this one can't name.</summary>
public interface IConveningStep
{
    Task Convene(Session session, CancellationToken ct);
}
