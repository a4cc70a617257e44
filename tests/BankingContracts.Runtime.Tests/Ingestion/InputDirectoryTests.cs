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
        var fault = Assert.Throws<PipelineException>(() => InputDirectory.Find(Files.Source(Files.Body("a")), missing, null, CancellationToken.None));
        Assert.Equal($"The input directory {missing} does not exist; create it, or name another with --input.", fault.Message);
    }

    [Fact]
    public void ALockedFileIsRefused()
    {
        var file = _files.Write("things.csv", "a\n");
        using var writer = new FileStream(file.Path, FileMode.Open, FileAccess.Write, FileShare.None);
        Assert.StartsWith("things.csv cannot be read (", Fault("things.csv", Delivery.Full), StringComparison.Ordinal);
    }

    [Fact]
    public void ALinkIsFollowed()
    {
        var file = _files.Write("archive/2026.csv", "a\n1\n");
        Link("step.csv", file.Path);
        Link("things.csv", Path.Combine(_files.Path, "step.csv"));

        var found = Assert.Single(Find("things.csv", Delivery.Full));
        Assert.Equal((file.Path, "things.csv", file.Hash, file.Bytes), (found.Path, found.Name, found.Hash, found.Bytes));
        using var layout = CsvPreflight.Check(Files.Source(Files.Body("a")), found);
        layout.EnsureUnchanged();
    }

    [Fact]
    public void ALinkedDirectoryIsFollowed()
    {
        _files.Write("archive/day/t_1.csv", "a\n");
        Directory.CreateSymbolicLink(Path.Combine(_files.Path, "now"), Path.Combine(_files.Path, "archive", "day"));
        Assert.Equal(["now/t_1.csv"], Find("now/t_*.csv", Delivery.Full).Select(f => f.Name));
    }

    [Theory]
    [InlineData("things.csv")]
    [InlineData("thing?.csv")]
    public void WhatIsNoFileIsRefused(string pattern)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The kinds of files are Linux's.");
        foreach (var (make, kind) in Oddities())
        {
            var path = Path.Combine(_files.Path, "things.csv");
            make(path);
            foreach (var delivery in (Delivery[])[Delivery.Full, Delivery.Delta])
                Assert.Equal($"The input things.csv is {kind}, not a file; put the file there, or a link to it.", Fault(pattern, delivery));

            if (Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
                Directory.Delete(path);
            else
                File.Delete(path);
        }
    }

    [Fact]
    public void AFolderBesideTheFilesOfAGlobIsNoFile()
    {
        _files.Write("accounts/archive/old.csv", "a\n");
        _files.Write("accounts/new.csv", "a\n");
        Assert.Equal(["accounts/new.csv"], Find("accounts/*", Delivery.Full).Select(f => f.Name));
    }

    private (Action<string> Make, string Kind)[] Oddities() =>
    [
        (path => Directory.CreateDirectory(path), "a directory"),
        (path => Directory.CreateSymbolicLink(path, _files.Path), "a directory"),
        (path => Shell($"mkfifo '{path}'"), "a named pipe"),
        (path => File.CreateSymbolicLink(path, "/dev/zero"), "a device"),
        (path => new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0)
            .Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path)), "a socket"),
        (path => File.CreateSymbolicLink(path, Path.Combine(_files.Path, "missing")), "a link to a file that does not exist"),
        (path => File.CreateSymbolicLink(path, path), "a link to a file that does not exist"),
    ];

    private static void Shell(string command)
    {
        using var process = System.Diagnostics.Process.Start("/bin/sh", ["-c", command]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_files.Path, name), target);

    private IReadOnlyList<InputFile> Find(string pattern, Delivery delivery) =>
        InputDirectory.Find(Files.Source(Files.Body("a") with { File = pattern, Delivery = delivery }), _files.Path, null, CancellationToken.None);

    private string Fault(string pattern, Delivery delivery)
    {
        var fault = Assert.Throws<PipelineException>(() => Find(pattern, delivery));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        return fault.Message;
    }
}
