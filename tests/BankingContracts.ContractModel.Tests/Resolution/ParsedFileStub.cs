using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Resolution;

/// <summary>A file that could not be read.</summary>
internal sealed record ParsedFileStub(string Path)
{
    public ParsedFile File => new(
        Path, default, default, null, new([ContractDiagnostic.Create(FileRules.NotYaml, SourceSpan.StartOf(Path), "broken")]));
}
