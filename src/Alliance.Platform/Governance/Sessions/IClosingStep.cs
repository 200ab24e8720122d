namespace Alliance.Platform.Governance.Sessions;

/// <summary>What is done when a session closes, in the same transaction and once its last fact is stored; by the folder that keeps its minutes, which this one can't name.</summary>
public interface IClosingStep
{
    Task Close(Session session, CancellationToken ct);
}
