using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Files;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Sql.Ingestion;

/// <summary>Reads files into the engine. It proves that every record arrived or is ragged.</summary>
public interface IFileLoader
{
    /// <summary>Reads the files of a delivery, one after the other.</summary>
    /// <param name="source">The source model.</param>
    /// <param name="files">The files.</param>
    /// <param name="target">An empty table with the columns of the source, into which the rows go; null for a working relation.</param>
    /// <param name="arrivedAt">The time of arrival of the rows, as a literal.</param>
    /// <exception cref="PipelineException">A file is not as the contract says.</exception>
    Task<IIncomingRows> ReadAsync(ModelDefinition source, IReadOnlyList<InputFile> files, string? target, string arrivedAt);
}
