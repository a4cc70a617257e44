using BankingContracts.ContractModel.Files;

namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class ReferenceContractsTests
{
    [Fact]
    public void TheReferencePipelineReadsWithoutFindings()
    {
        var folder = Path.Combine(RepositoryFolder.Path, "contracts");
        var paths = Directory.GetFiles(folder, "*.yml", SearchOption.AllDirectories);
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
            Expect.Silence(new ContractSource(path, relative, File.ReadAllText(path)));
        }
    }
}
