using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Execution;
using BankingContracts.Runtime.Files;
using BankingContracts.Server.Documents;

namespace BankingContracts.Cli.Rendering.Runs;

/// <summary>The files with the result of a run or check that its options ask for. A file is there whole, or as it was before.</summary>
internal static class ResultFile
{
    /// <summary>Writes the files; folders that are missing are created.</summary>
    /// <exception cref="PipelineException">One of them cannot be written.</exception>
    public static async Task WriteAllAsync(VerbContext context, bool isCheck, RunResult result)
    {
        if (context.JUnitPath is { } junit)
            Write(junit, "JUnit report", "--junit", result, path => JUnitReport.Write(path, context.Pipeline.Name, isCheck, result));
        if (context.HtmlPath is { } html)
        {
            var text = await RunDocument.TextAsync(context.Pipeline, isCheck, result, context.Environment.Clock.GetUtcNow().UtcDateTime);
            Write(html, "HTML report", "--html", result, path => File.WriteAllText(path, text));
        }
    }

    private static void Write(string path, string kind, string option, RunResult result, Action<string> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? throw new IOException("It is a folder."));
            AtomicFile.Write(path, write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var committed = result.IsCommitted ? "The run is committed, but its" : "The";
            throw PipelineException.BadInput($"{committed} {kind} {path} could not be written ({e.Message.TrimEnd('.')}); name another file with {option}.", e);
        }
    }
}
