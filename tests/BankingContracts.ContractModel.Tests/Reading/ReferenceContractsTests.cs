using BankingContracts.ContractModel.Reading;

namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class ReferenceContractsTests
{
    [Fact]
    public void TheReferencePipelineReadsWithoutFindings()
    {
        var folder = Path.Combine(RepositoryFolder.Path, "contracts");
        foreach (var path in Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            Expect.Silence(new ContractSource(path, relative, File.ReadAllText(path)));
        }
    }
}
