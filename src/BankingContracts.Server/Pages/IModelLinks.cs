namespace BankingContracts.Server.Pages;

/// <summary>Where models are shown: by the service, or in the files of a catalogue.</summary>
public interface IModelLinks
{
    /// <summary>The address of the page of a model.</summary>
    string LinkToModel(string name);

    /// <summary>The address of the picture of what a model comes from and what comes from it.</summary>
    string LinkToLineage(string model);

    /// <summary>The address of the way of a column through the pipeline; null where it is not shown.</summary>
    string? LinkToColumn(string model, string column);
}
