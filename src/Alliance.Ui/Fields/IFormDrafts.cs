namespace Alliance.Ui;

/// <summary>Keeps what is typed into forms until they are sent; by a module that has where to keep it.</summary>
public interface IFormDrafts
{
    /// <summary>What was typed has been taken: nothing of it is kept any more.</summary>
    /// <param name="path">Of the form's page.</param>
    /// <param name="form">Its name.</param>
    Task Done(string path, string form);
}
