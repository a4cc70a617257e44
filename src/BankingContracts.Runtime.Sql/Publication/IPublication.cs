namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>Makes visible to everybody what a run did.</summary>
public interface IPublication
{
    /// <summary>Completes a publication that an earlier run began and could not finish. It is called before the state is read.</summary>
    /// <returns>What was found, each item one sentence.</returns>
    /// <exception cref="PipelineException">Somebody else changed tables since the last run.</exception>
    Task<IReadOnlyList<string>> CompleteAsync();

    /// <summary>Removes what a run that is not published has left beside the tables.</summary>
    Task ForgetAsync();

    /// <summary>Publishes a run: all of it or nothing.</summary>
    Task PublishAsync(RunToPublish run);
}
