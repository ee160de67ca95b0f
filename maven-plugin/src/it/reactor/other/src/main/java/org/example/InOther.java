package org.example;

/** Something to package. */
public class InOther {}
