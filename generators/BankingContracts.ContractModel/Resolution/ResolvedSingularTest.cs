using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>A singular test with the models it reads.</summary>
/// <param name="Test">Name, description and settings.</param>
/// <param name="Sql">Its text, line ends normalized to LF.</param>
/// <param name="Upstreams">The models that it reads, in ordinal order, each once.</param>
public sealed record ResolvedSingularTest(SingularTestContract Test, string Sql, EquatableArray<ModelReference> Upstreams)
{
    /// <summary>The file with the SQL, below the contracts folder.</summary>
    public string SqlFile { get; init; } = "";
}
