namespace BankingContracts.Adbc.Native;

/// <summary>A driver's table of functions.</summary>
internal sealed unsafe class DriverHandle : OwnedHandle
{
    /// <summary>An empty table.</summary>
    /// <param name="name">What messages call the driver: the file of its library.</param>
    public DriverHandle(string name)
        : base((nuint)sizeof(NativeDriver), parent: null) => Name = name;

    /// <summary>What messages call the driver.</summary>
    public string Name { get; }

    /// <summary>The version of ADBC by which the driver filled the table.</summary>
    public int Version { get; set; } = NativeDriver.Version110;

    /// <summary>The table. It stays as long as the handle or a child of it.</summary>
    public NativeDriver* Table => (NativeDriver*)handle;

    /// <inheritdoc/>
    protected override void Release()
    {
        if (Table->Release == null)
            return;
        var error = NativeErrors.None(this);
        Table->Release(Table, &error);
        NativeErrors.Free(&error);
    }
}
