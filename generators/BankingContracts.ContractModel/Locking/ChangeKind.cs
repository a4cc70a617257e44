namespace BankingContracts.ContractModel.Locking;

/// <summary>The kinds of changes of a contract.</summary>
public enum ChangeKind
{
    /// <summary>A new model.</summary>
    ModelAdded,

    /// <summary>A model is gone.</summary>
    ModelRemoved,

    /// <summary>A model has another name.</summary>
    ModelRenamed,

    /// <summary>A model is in another layer, so its table has another schema.</summary>
    LayerChanged,

    /// <summary>A new column.</summary>
    ColumnAdded,

    /// <summary>A column is gone.</summary>
    ColumnRemoved,

    /// <summary>A column has another name.</summary>
    ColumnRenamed,

    /// <summary>A type that holds all values of the earlier one, and more.</summary>
    TypeWidened,

    /// <summary>A type that does not hold all values of the earlier one.</summary>
    TypeNarrowed,

    /// <summary>A type of another kind.</summary>
    TypeReplaced,

    /// <summary>A column is never NULL any more.</summary>
    NotNullAdded,

    /// <summary>A column may be NULL now.</summary>
    NotNullRemoved,

    /// <summary>A column has a value that it did not have before.</summary>
    ValueAdded,

    /// <summary>A column does not have a value any more.</summary>
    ValueRemoved,

    /// <summary>Other columns identify a row.</summary>
    KeyChanged,

    /// <summary>A new file.</summary>
    ExportAdded,

    /// <summary>A file is not written any more.</summary>
    ExportRemoved,

    /// <summary>The columns of a CSV file have another order.</summary>
    ExportOrderChanged,

    /// <summary>The columns of a table have another order, and no CSV file has them.</summary>
    OrderChanged,

    /// <summary>The version was raised.</summary>
    VersionRaised,

    /// <summary>The version was lowered.</summary>
    VersionLowered,

    /// <summary>The day until which consumers should read the model.</summary>
    DeprecationChanged,

    /// <summary>The model whose further version it is.</summary>
    VersionOfChanged,

    /// <summary>Descriptions.</summary>
    DescriptionChanged,

    /// <summary>Tests.</summary>
    TestsChanged,

    /// <summary>Tags.</summary>
    TagsChanged,

    /// <summary>How rows of the same shape are made: SQL, cleaning, the file, the strategy of a snapshot.</summary>
    RowsChanged,
}
