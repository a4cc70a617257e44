using BankingContracts.Cli.Tests.Samples;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Tests.Verbs;

/// <summary>What an engine says while it is interrupted may be anything.</summary>
public sealed class StoppedVerbTests
{
    [Fact]
    public async Task AnErrorOfARunThatWasStoppedIsNotCalledABug()
    {
        var error = new InvalidOperationException("The connection is gone.");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var runner = new PipelineRunner(SamplePipeline.Definition, new FakeDatabase { OpenError = error });
        using var shell = new Shell();
        var options = new RunOptions { InputDirectory = shell.Directory, OutputDirectory = shell.Directory, ReportsDirectory = shell.Directory };

        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.CheckAsync(options, stop.Token));
        var bug = await runner.CheckAsync(options, CancellationToken.None);

        Assert.Same(error, stopped.InnerException);
        Assert.Equal(ExitCode.Bug, bug.ExitCode);
    }
}
