using System.Text.RegularExpressions;
using BankingContracts.Engine.Specification;
using BankingContracts.Runtime;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>What README.md shows is what the program prints.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    // As wide as README.md shows it.
    private const int Width = 100;

    private readonly DirectoryInfo _root = Scratch.Create();

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task TheScreenOfTheFirstRunIsPrinted()
    {
        DeliverTheSample();

        var run = (await Product.InvokeAsync(Product.Reference, Width, _root.FullName)).Ended(ExitCode.Done);

        Assert.Equal(Timeless(Screen()), Timeless(run.Out.ReplaceLineEndings("\n").Trim('\n')));
    }

    [Fact]
    public async Task TheSecondRunSaysThatNothingChangedAndNoMore()
    {
        DeliverTheSample();
        (await Product.InvokeAsync(Product.Reference, Width, _root.FullName)).Ended(ExitCode.Done);

        var run = (await Product.InvokeAsync(Product.Reference, Width, _root.FullName)).Ended(ExitCode.Done);

        Assert.Equal("Nothing changed.\n", run.Out.ReplaceLineEndings("\n"));
        Assert.Empty(run.Error);
    }

    private void DeliverTheSample()
    {
        var inputs = _root.CreateSubdirectory("data").CreateSubdirectory("inputs").FullName;
        File.WriteAllBytes(Path.Combine(inputs, "Customer.csv"), TestFiles.SampleCustomers);
        File.WriteAllBytes(Path.Combine(inputs, "accounts.csv"), TestFiles.SampleAccounts);
    }

    private static string Screen()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");
        const string start = "The first one shows:\n\n```\n";
        var from = readme.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return readme[from..readme.IndexOf("\n```", from, StringComparison.Ordinal)];
    }

    // Times differ from run to run, and with them the width of their column.
    private static string Timeless(string screen) => Id().Replace(Moment().Replace(Duration().Replace(Rule().Replace(screen, "---"), " TIME"), "MOMENT"), "ID");

    [GeneratedRegex("─+")]
    private static partial Regex Rule();

    [GeneratedRegex(" +(<?[0-9]+ ms|[0-9.]+ s|time$)", RegexOptions.Multiline)]
    private static partial Regex Duration();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}|[0-9]{8}_[0-9]{6}")]
    private static partial Regex Moment();

    [GeneratedRegex("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}")]
    private static partial Regex Id();
}
