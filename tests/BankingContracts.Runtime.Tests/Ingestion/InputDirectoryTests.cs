using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Ingestion;

namespace BankingContracts.Runtime.Tests.Ingestion;

public sealed class InputDirectoryTests : IDisposable
{
    private readonly Files _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void AFileIsFoundWithItsHash() => Assert.Equal([_files.Write("things.csv", "a\n1\n")], Find("things.csv", Delivery.Full));

    [Theory]
    [InlineData("t_*.csv", new[] { "t_1.csv", "t_10.csv", "t_2.csv" })]
    [InlineData("t_?.csv", new[] { "t_1.csv", "t_2.csv" })]
    [InlineData("day_*/t.csv", new[] { "day_1/t.csv", "day_2/t.csv" })]
    [InlineData("day_2/*", new[] { "day_2/t.csv" })]
    [InlineData("T_*.csv", new string[0])]
    public void AGlobFindsFilesInOrdinalOrder(string pattern, string[] names)
    {
        foreach (var name in (string[])["t_2.csv", "t_10.csv", "t_1.csv", "t_1.txt", "day_2/t.csv", "day_1/t.csv", "day_1/sub/t.csv"])
            _files.Write(name, "a\n");
        Assert.Equal(names, Find(pattern, Delivery.Delta).Select(f => f.Name));
    }

    [Fact]
    public void AMissingFullFileIsNamedWithNearNames()
    {
        _files.Write("Things.csv", "a\n");
        _files.Write("other.txt", "a\n");
        Assert.Equal(
            $"The file things.csv of src_thing is not in {_files.Path} (present: Things.csv, other.txt); put it there, or correct source.file in the contract.",
            Fault("things.csv", Delivery.Full));
    }

    [Fact]
    public void AnEmptyDirectoryIsCalledSo() => Assert.Contains("(the directory is empty)", Fault("things.csv", Delivery.Full), StringComparison.Ordinal);

    [Fact]
    public void SeveralFilesOfAFullDeliveryComeInTheOrderOfTheirNames()
    {
        _files.Write("t_2.csv", "a\n");
        _files.Write("t_10.csv", "a\n");
        Assert.Equal(["t_10.csv", "t_2.csv"], Find("t_*.csv", Delivery.Full).Select(f => f.Name));
    }

    [Fact]
    public void NoDeltaFilesAreNoChange() => Assert.Empty(Find("t_*.csv", Delivery.Delta));

    [Fact]
    public void AMissingDirectoryIsRefused()
    {
        var missing = Path.Combine(_files.Path, "missing");
        var fault = Assert.Throws<PipelineException>(() => InputDirectory.Find(Files.Source(Files.Body("a")), missing, CancellationToken.None));
        Assert.Equal($"The input directory {missing} does not exist; create it, or name another with --input.", fault.Message);
    }

    [Fact]
    public void ALockedFileIsRefused()
    {
        var file = _files.Write("things.csv", "a\n");
        using var writer = new FileStream(file.Path, FileMode.Open, FileAccess.Write, FileShare.None);
        Assert.StartsWith("things.csv cannot be read (", Fault("things.csv", Delivery.Full), StringComparison.Ordinal);
    }

    private IReadOnlyList<InputFile> Find(string pattern, Delivery delivery) =>
        InputDirectory.Find(Files.Source(Files.Body("a") with { File = pattern, Delivery = delivery }), _files.Path, CancellationToken.None);

    private string Fault(string pattern, Delivery delivery)
    {
        var fault = Assert.Throws<PipelineException>(() => Find(pattern, delivery));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        return fault.Message;
    }
}
