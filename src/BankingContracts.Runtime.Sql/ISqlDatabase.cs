using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.State;

namespace BankingContracts.Runtime.Sql;

/// <summary>What an engine supplies for a run over an open database. It decides nothing about rows: the algorithms are in this project.</summary>
public interface ISqlDatabase : ISqlSteps
{
    /// <summary>The pipeline's own state.</summary>
    SqlState State { get; }

    /// <summary>Publishes the run.</summary>
    IPublication Publication { get; }

    /// <summary>Queries of users, and the search for faults.</summary>
    IEngineReader Reader { get; }

    /// <summary>What was found and corrected when the database was opened. Each item is one sentence.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Makes the tables of the pipeline's own state fit this program.</summary>
    Task PrepareAsync(IReadOnlyList<StoredTable> own);

    /// <summary>Allows access only to the files that the run needs.</summary>
    Task ConfineAsync(IReadOnlyList<string> directories, IReadOnlyList<string> files);

    /// <summary>Writes all rows of a published model to a file; returns their number.</summary>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    Task<long> ExportAsync(ModelDefinition model, ExportFormat format, string path);
}
