using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Messages;
using BankingContracts.SqlCheck.Tests.Binding;

namespace BankingContracts.SqlCheck.Tests.Messages;

/// <summary>The file <c>EngineMessages.verified.txt</c>: wrong statements, each with what is found in it.</summary>
internal static class WrongStatements
{
    private const string Mark = "--> ";

    /// <summary>The statements, in the order of the file.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Blocks().Where(static b => !b.StartsWith('#')).Select(static b => string.Join('\n', b.Split('\n').Where(static l => !l.StartsWith(Mark, StringComparison.Ordinal))))];

    /// <summary>What is found in each of <paramref name="statements"/>, all checked at once.</summary>
    public static IReadOnlyList<IReadOnlyList<ContractDiagnostic>> Check(IReadOnlyList<string> statements)
    {
        var findings = Bank.Check([.. statements.Select(static (s, i) => (Path(i), s))]).Findings.ToLookup(static f => f.Span.Path);
        return [.. statements.Select((_, i) => findings[Path(i)].ToList())];
    }

    /// <summary>Compares the file with what is found; a difference leaves <c>EngineMessages.received.txt</c>, to be accepted by renaming.</summary>
    public static void Verify(IReadOnlyList<IReadOnlyList<ContractDiagnostic>> findings)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var block in Blocks())
        {
            if (text.Length > 0)
                text.Append('\n');
            if (block.StartsWith('#'))
            {
                text.Append(block).Append('\n');
                continue;
            }

            text.Append(All[next]).Append('\n');
            foreach (var finding in findings[next++])
                text.Append(Mark).Append(Written(finding)).Append('\n');
        }

        var (verified, received) = (File("verified"), File("received"));
        if (System.IO.File.ReadAllText(verified) == text.ToString())
        {
            System.IO.File.Delete(received);
            return;
        }

        System.IO.File.WriteAllText(received, text.ToString());
        Assert.Fail("EngineMessages.received.txt differs from EngineMessages.verified.txt.");
    }

    private static string Written(ContractDiagnostic finding) =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.Span.Line + 1},{finding.Span.Column + 1}-{finding.Span.EndColumn + 1} {finding.Rule.Id} {finding.Message}");

    private static string Path(int index) => string.Create(CultureInfo.InvariantCulture, $"tests/mistake_{index}.sql");

    private static string[] Blocks() => System.IO.File.ReadAllText(File("verified")).TrimEnd('\n').Split("\n\n");

    private static string File(string kind, [CallerFilePath] string path = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "EngineMessages." + kind + ".txt");
}
