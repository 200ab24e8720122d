namespace Alliance.Kernel;

/// <summary>A row that is added and never changed or deleted: whoever tries, by whatever door, has made a mistake, and nothing is saved.</summary>
public interface IFrozen;
