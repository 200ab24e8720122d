return 0; // EF Core tools start this project to find the design-time factories; it does nothing itself.
