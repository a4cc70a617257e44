namespace BankingContracts.Server.Store;

/// <summary>A committed run loaded a file.</summary>
internal sealed record FileLoaded(string RunId, string Source, string File, string Hash, long Rows, long At) : StoreChange
{
    /// <inheritdoc/>
    public override string Sql => """
        insert into run_files (run_id, source, file, hash, rows, loaded_at) values (@RunId, @Source, @File, @Hash, @Rows, @At)
        on conflict (run_id, source, file) do nothing
        """;
}
