using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Outcomes;

namespace BankingContracts.Runtime.Engines;

/// <summary>Where examples are played one after the other.</summary>
public interface IExampleBench : IAsyncDisposable
{
    /// <summary>Begins an example: all tables are empty. The example before must be disposed.</summary>
    /// <param name="pipeline">The models of the example.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task<IExampleRun> BeginAsync(PipelineDefinition pipeline, CancellationToken cancellation);
}

/// <summary>
/// The steps of runs over the rows of one example: the same steps as in a run, and nothing else. When it is disposed, nothing is left.
/// </summary>
public interface IExampleRun : IAsyncDisposable
{
    /// <summary>Begins a run, after those before it.</summary>
    /// <param name="runAt">Its timestamp.</param>
    void BeginRun(DateTime runAt);

    /// <summary>Makes rows the whole content of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows: for each column a text that is a value of it, a timestamp, or null.</param>
    /// <param name="cancellation">Stops between statements.</param>
    Task GiveAsync(ModelDefinition model, IReadOnlyList<object?[]> rows, CancellationToken cancellation);

    /// <summary>Loads a file into a source model.</summary>
    /// <exception cref="PipelineException">The file does not have the form that the contract says.</exception>
    Task IngestAsync(ModelDefinition source, InputFile file, CancellationToken cancellation);

    /// <summary>Cleans a source model into a staging model and its quarantine.</summary>
    Task StageAsync(ModelDefinition staging, CancellationToken cancellation);

    /// <summary>Updates a snapshot from its staging model.</summary>
    Task SnapshotAsync(ModelDefinition snapshot, CancellationToken cancellation);

    /// <summary>Computes a query model.</summary>
    /// <exception cref="ContractBrokenException">The rows break the contract.</exception>
    /// <exception cref="SqlFaultException">The SQL fails on a value.</exception>
    Task BuildAsync(ModelDefinition model, CancellationToken cancellation);

    /// <summary>Reads all rows of a model, its columns in the order of the contract. The caller disposes the rows.</summary>
    Task<DbDataReader> ReadAsync(ModelDefinition model, CancellationToken cancellation);
}
