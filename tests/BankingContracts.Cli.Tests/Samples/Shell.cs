using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Cli.Tests.Samples;

/// <summary>Runs the program in a directory of its own, with variables of its own.</summary>
internal sealed class Shell : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("cli-").FullName;

    public string Input { get; init; } = "";

    public PipelineDefinition Pipeline { get; init; } = SamplePipeline.Definition;

    public bool IsTerminal { get; init; }

    public int Width { get; init; } = 80;

    public CancellationToken Cancellation { get; init; }

    public Shell With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public Shell WithDotEnv(string text)
    {
        File.WriteAllText(Path.Combine(Directory, ".env"), text);
        return this;
    }

    public async Task<Outcome> RunAsync(FakeDatabase database, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var environment = Environment(output, error);
        var exitCode = await PipelineProgram.RunAsync(Pipeline, [database], args, environment);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public ProgramEnvironment Environment(TextWriter? output = null, TextWriter? error = null) => new(
        output ?? TextWriter.Null,
        error ?? TextWriter.Null,
        new StringReader(Input),
        IsTerminal,
        IsErrorTerminal: false,
        Width,
        Directory,
        _variables.GetValueOrDefault,
        Cancellation)
    {
        VariableNames = _variables.Keys,
    };

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    internal sealed record Outcome(int ExitCode, string Out, string Error);
}
