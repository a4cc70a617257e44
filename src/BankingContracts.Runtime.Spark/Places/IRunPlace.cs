namespace BankingContracts.Runtime.Spark.Places;

/// <summary>
/// Where a run puts the files that it loads and its working relations. The server sees all of it. A publication reads it, so it is kept until the
/// publication is complete.
/// </summary>
internal interface IRunPlace
{
    /// <summary>What a user looks at when the server reads other files than this program wrote.</summary>
    string Advice { get; }

    /// <summary>Writes a file.</summary>
    /// <param name="owner">The model that it is loaded into; a part of its name.</param>
    /// <param name="write">Writes its content.</param>
    /// <returns>The path of the file as the server sees it.</returns>
    /// <exception cref="PipelineException">The place cannot be used.</exception>
    /// <exception cref="System.Data.Common.DbException">The server of the place refuses, or does not answer.</exception>
    Task<string> StoreAsync(string owner, Func<Stream, Task> write);

    /// <summary>The working relation of a name.</summary>
    string RelationOf(string name);

    /// <summary>A statement that makes a working relation of a query.</summary>
    string Create(string relation, string query);

    /// <summary>Removes the places of all runs of this database but this one.</summary>
    Task RemoveOthersAsync();

    /// <summary>Removes this place.</summary>
    Task RemoveAsync();
}
