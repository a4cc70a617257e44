namespace BankingContracts.ContractModel.Model;

/// <summary>Columns that no file and no SQL supplies.</summary>
public enum GeneratedColumn
{
    /// <summary>An ordinary column.</summary>
    None,

    /// <summary>Source models: the run in which the row's content arrived (<c>generated: loaded_at</c>).</summary>
    LoadedAt,

    /// <summary>SQL models: the run that last changed the row (<c>generated: changed_at</c>). Comparisons of rows leave this column out.</summary>
    ChangedAt,

    /// <summary>Source models: the columns that the row's file lacks. No contract names it.</summary>
    Absent,
}
