using System.Text;
using BankingContracts.Cli.Tests.Samples;

namespace BankingContracts.Cli.Tests.Output;

public sealed class UnwritableOutputTests : IDisposable
{
    private readonly Shell _shell = new();

    [Theory]
    [InlineData("prove")]
    [InlineData("prove", "--format", "json")]
    [InlineData("prove", "--format", "csv")]
    [InlineData("--help")]
    public async Task AFullOutputIsExitCode2AndOneSentence(params string[] args)
    {
        await using var error = new StringWriter { NewLine = "\n" };

        var exitCode = await RunAsync(new FullWriter(), error, args);

        Assert.Equal(2, exitCode);
        Assert.Equal("error: The output could not be written (No space left on device); write it to a disk with free space.\n", error.ToString());
    }

    [Fact]
    public async Task AFullErrorStreamChangesNoExitCode()
    {
        Assert.Equal(2, await RunAsync(TextWriter.Null, new FullWriter(), "nosuchverb"));
        Assert.Equal(0, await RunAsync(TextWriter.Null, new FullWriter(), "prove"));
    }

    public void Dispose() => _shell.Dispose();

    private Task<int> RunAsync(TextWriter output, TextWriter error, params string[] args) =>
        PipelineProgram.RunAsync(_shell.Pipeline, [new FakeDatabase()], args, _shell.Environment(output, error));

    private sealed class FullWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
